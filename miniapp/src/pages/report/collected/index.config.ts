export default definePageConfig({ navigationBarTitleText: '收报', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
