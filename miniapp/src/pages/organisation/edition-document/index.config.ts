export default definePageConfig({ navigationBarTitleText: '名称和生效日期' })
