export default definePageConfig({ navigationBarTitleText: '岗位和机构的名称' })
