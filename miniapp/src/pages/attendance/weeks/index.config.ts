export default definePageConfig({ navigationBarTitleText: '每周情况' })
