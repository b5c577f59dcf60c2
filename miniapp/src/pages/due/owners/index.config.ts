export default definePageConfig({ navigationBarTitleText: '各家的情况', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
