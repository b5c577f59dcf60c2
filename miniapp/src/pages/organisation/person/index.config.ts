export default definePageConfig({ navigationBarTitleText: '人员', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
