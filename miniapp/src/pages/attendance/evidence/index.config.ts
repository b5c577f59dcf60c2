export default definePageConfig({ navigationBarTitleText: '当天依据', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
