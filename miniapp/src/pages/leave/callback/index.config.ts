export default definePageConfig({ navigationBarTitleText: '提出抽调' })
