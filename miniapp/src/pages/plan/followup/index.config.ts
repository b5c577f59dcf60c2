export default definePageConfig({ navigationBarTitleText: '派出单位跟踪', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
