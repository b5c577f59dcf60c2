export default definePageConfig({ navigationBarTitleText: '通知', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
