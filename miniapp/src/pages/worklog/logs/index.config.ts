export default definePageConfig({ navigationBarTitleText: '各天的日志', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
