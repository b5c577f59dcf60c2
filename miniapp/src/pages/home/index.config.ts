export default definePageConfig({ navigationBarTitleText: '今天', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
