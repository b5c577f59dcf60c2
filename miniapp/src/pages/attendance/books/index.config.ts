export default definePageConfig({ navigationBarTitleText: '台账对照' })
