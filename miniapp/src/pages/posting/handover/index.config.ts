export default definePageConfig({ navigationBarTitleText: '工作交接', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
