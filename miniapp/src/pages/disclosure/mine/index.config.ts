export default definePageConfig({ navigationBarTitleText: '我的公示', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
