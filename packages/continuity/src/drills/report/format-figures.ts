/** "0.1 %", "0.031 %" */
export const formatPercent = (share: number): string => {
  const percent = share * 100
  return `${percent === 0 ? 0 : Number(percent.toPrecision(2))} %`
}
