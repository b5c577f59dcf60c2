export default definePageConfig({ navigationBarTitleText: '人员名单', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
