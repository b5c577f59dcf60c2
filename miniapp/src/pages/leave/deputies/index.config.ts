export default definePageConfig({ navigationBarTitleText: '代理审批', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
