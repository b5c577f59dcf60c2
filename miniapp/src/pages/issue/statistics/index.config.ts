export default definePageConfig({ navigationBarTitleText: '问题统计', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
