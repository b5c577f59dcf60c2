export default definePageConfig({ navigationBarTitleText: '去向和值班月历' })
