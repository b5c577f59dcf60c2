export default definePageConfig({ navigationBarTitleText: '办理工作交接', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
