export default definePageConfig({ navigationBarTitleText: '覆盖情况', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
