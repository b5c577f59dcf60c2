export default definePageConfig({ navigationBarTitleText: '下发的清单', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
