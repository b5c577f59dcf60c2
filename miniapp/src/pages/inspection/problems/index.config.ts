export default definePageConfig({ navigationBarTitleText: '问题清单', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
