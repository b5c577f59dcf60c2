export default definePageConfig({ navigationBarTitleText: '查阅日志', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
