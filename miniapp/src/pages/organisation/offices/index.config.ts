export default definePageConfig({ navigationBarTitleText: '领导机构和办公室' })
