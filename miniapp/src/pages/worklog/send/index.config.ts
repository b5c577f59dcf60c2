export default definePageConfig({ navigationBarTitleText: '下发清单' })
