export default definePageConfig({ navigationBarTitleText: '任期', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
