export default definePageConfig({ navigationBarTitleText: '各人的日志', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
