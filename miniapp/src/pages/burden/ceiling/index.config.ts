export default definePageConfig({ navigationBarTitleText: '每人每周的上限' })
