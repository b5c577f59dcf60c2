export default definePageConfig({ navigationBarTitleText: '责任追究', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
