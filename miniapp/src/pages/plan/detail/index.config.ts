export default definePageConfig({ navigationBarTitleText: '计划', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
