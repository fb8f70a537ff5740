export const tenantListSorts = ['name', 'activity', 'created'] as const
