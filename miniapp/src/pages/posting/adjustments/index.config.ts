export default definePageConfig({ navigationBarTitleText: '调整和召回', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
