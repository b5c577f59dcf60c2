export default definePageConfig({ navigationBarTitleText: '问题', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
