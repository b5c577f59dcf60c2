export default definePageConfig({ navigationBarTitleText: '登记情况', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
