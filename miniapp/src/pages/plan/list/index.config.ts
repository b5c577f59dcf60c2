export default definePageConfig({ navigationBarTitleText: '计划和承诺', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
