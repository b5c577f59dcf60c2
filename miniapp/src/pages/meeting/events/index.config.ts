export default definePageConfig({ navigationBarTitleText: '应到场的事', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
