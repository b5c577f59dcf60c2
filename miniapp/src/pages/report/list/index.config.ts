export default definePageConfig({ navigationBarTitleText: '报告', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
