export default definePageConfig({ navigationBarTitleText: '责任追究统计', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
