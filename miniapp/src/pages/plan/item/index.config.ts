export default definePageConfig({ navigationBarTitleText: '计划的一项', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
