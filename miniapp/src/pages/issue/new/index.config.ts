export default definePageConfig({ navigationBarTitleText: '登记', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
