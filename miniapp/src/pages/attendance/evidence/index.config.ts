export default definePageConfig({ navigationBarTitleText: '当天依据' })
