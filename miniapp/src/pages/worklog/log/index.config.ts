export default definePageConfig({ navigationBarTitleText: '工作日志', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
