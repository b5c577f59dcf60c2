export default definePageConfig({ navigationBarTitleText: '年度目标', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
