export default definePageConfig({ navigationBarTitleText: '登记的情况', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
