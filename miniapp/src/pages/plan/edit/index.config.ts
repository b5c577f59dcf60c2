export default definePageConfig({ navigationBarTitleText: '写计划', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
